"""The Fed: its meetings, its target range, and what futures say of both. New York's own; pure, no store."""
