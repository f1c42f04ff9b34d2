namespace Pointsman;

/// <summary>A point of a scatter chart.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="X">Its place across, the less the better.</param>
/// <param name="Y">Its place upwards, the more the better.</param>
/// <param name="Low">The lower end of the interval of <paramref name="Y"/>.</param>
/// <param name="High">The upper end.</param>
public sealed record ScatterPoint(string Name, double X, double Y, double Low, double High);
