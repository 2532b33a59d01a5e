print("mtlint")
