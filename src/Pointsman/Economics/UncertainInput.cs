namespace Pointsman;

/// <summary>An input of a computation that is not known for sure.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Value">Its low, likely and high value.</param>
/// <param name="Unit">The unit, for reading: <c>USD/month</c>.</param>
public sealed record UncertainInput(string Name, Estimate Value, string Unit = "");
