"""What ``newsgen check`` finds of faults that were planted, and what it calls wrong that is right."""
