namespace Pointsman;

/// <summary>One thing that counted for the class of a request.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="Points">What it counted: more for the harder class, below 0 for the easier.</param>
public readonly record struct ComplexityPoint(string Name, int Points);
