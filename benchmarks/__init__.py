"""What is measured beside its alternative, a file each; ``python -m benchmarks`` runs them all."""
