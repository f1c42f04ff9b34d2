namespace Pointsman.Cli;

/// <summary>Money over a time, as a person estimates it.</summary>
/// <param name="Value">Dollars: low, likely and high.</param>
/// <param name="Period"><c>once</c>, <c>month</c> or <c>year</c>.</param>
internal sealed record Amount(Estimate Value, string Period)
{
    public override string ToString()
    {
        string period = Period == "once" ? " once" : $"/{Period}";
        return Value.Low == Value.High
            ? $"{new Usd(Value.Likely)}{period}"
            : $"{new Usd(Value.Low)} .. {new Usd(Value.Likely)} .. {new Usd(Value.High)}{period}";
    }
}
