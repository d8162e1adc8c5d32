"""What a session lacks in the store, asked of its sources and written: knows no screen."""
