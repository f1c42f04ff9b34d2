namespace Pointsman;

/// <summary>One line of a monthly bill.</summary>
/// <param name="Name">What is paid for.</param>
/// <param name="How">The multiplication, in words and figures.</param>
/// <param name="Cost">What it comes to.</param>
public sealed record BillLine(string Name, string How, Usd Cost);
