namespace Pointsman.Server;

/// <summary>Which texts are listed.</summary>
/// <param name="Route">Those of this route.</param>
/// <param name="From">Of calls that began then or later.</param>
/// <param name="To">Of calls that began before.</param>
/// <param name="After">Of calls with a greater number.</param>
/// <param name="Limit">At most so many.</param>
internal sealed record TextListQuery(string Route, DateTimeOffset From, DateTimeOffset To, long After, int Limit);
