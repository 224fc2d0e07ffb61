"""``python -m app``."""

from app.store.garbage import seldom_collected

with seldom_collected():  # what is loaded stays; looking for garbage in it takes an eighth of the start
    from app.cli import main

if __name__ == "__main__":
    main()
