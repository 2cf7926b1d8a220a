print("lescope")
