"""Ports whose digits contain one another: who asks for 80 must not get 8080, 180 or 8012."""

from speak import described, listener, say

made = [listener(port=port) for port in (80, 180, 8012, 8080, 18080)]
say([described(each, "listen") for each in made])
