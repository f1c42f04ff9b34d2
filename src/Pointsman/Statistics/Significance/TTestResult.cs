namespace Pointsman;

/// <summary>What a t test found, with the difference that it tests.</summary>
/// <param name="T">The difference in standard errors; infinite where nothing varies and there is a difference.</param>
/// <param name="Freedom">The degrees of freedom.</param>
/// <param name="PValue">How often chance alone would give as large a t.</param>
/// <param name="Difference">The difference with its interval and standard error; two-sided whatever was tested.</param>
public sealed record TTestResult(double T, double Freedom, double PValue, ConfidenceInterval Difference);
