namespace Pointsman;

/// <summary>Answers of about the same confidence.</summary>
/// <param name="From">From which confidence.</param>
/// <param name="To">Up to which.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Said">Their mean confidence.</param>
/// <param name="Right">How many of them are right, as a share.</param>
/// <param name="Interval">Where that share lies, with 95 % certainty.</param>
public sealed record CalibrationBin(
    double From, double To, int Count, double Said, double Right, WilsonInterval Interval);
