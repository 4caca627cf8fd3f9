"""What people and machines read: each function takes values and returns text. Nothing here decides."""
