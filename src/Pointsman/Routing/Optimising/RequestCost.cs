namespace Pointsman;

/// <summary>
/// What a request is likely to cost at one target, in whole 1e-12 dollars, rounded up. Most prices are two rates that
/// are whole in that unit, so that a cost is two products of integers; the others take the long way of
/// <see cref="Charge.TotalFor"/>. Both give the same.
/// </summary>
internal sealed class RequestCost
{
    /// <summary>Nobody knows what it costs.</summary>
    public const long Unknown = long.MaxValue;

    // A rate below this times a count of 32 bits, and twice that, fits into 63 bits.
    private const decimal MostQuick = int.MaxValue;

    private readonly Price? _price;
    private readonly bool _isQuick;
    private readonly long _input;
    private readonly long _output;
    private readonly int _mostOutput;
    private readonly int _usualOutput;

    public RequestCost(RoutingTarget target, int assumedOutput)
    {
        _price = target.Price;
        _usualOutput = target.UsualOutput ?? assumedOutput;
        _mostOutput = target.MaxOutput ?? int.MaxValue;
        if (target.Price is
            { Tiers.Count: 0, Base: { Input: { } input, Output: { } output, Special: null or { PerRequest: null } } }
            && IsWhole(input) && IsWhole(output))
        {
            _isQuick = true;
            _input = (long)PerToken(input);
            _output = (long)PerToken(output);
        }
    }

    /// <summary>
    /// An amount in whole 1e-12 dollars, rounded down; the most that can be told apart where it is more.
    /// </summary>
    public static long Floor(Usd amount) => (long)Math.Min(decimal.Floor(Scaled(amount)), Unknown - 1);

    /// <summary>The amount that is meant.</summary>
    public static Usd ToUsd(long cost) => new(new decimal((int)cost, (int)(cost >> 32), 0, false, 12));

    /// <summary>The cost of a request with these facts, or <see cref="Unknown"/>.</summary>
    public long Of(in RequestFacts facts)
    {
        int most = facts.MaxOutput > 0 ? Math.Min(facts.MaxOutput, _mostOutput) : _mostOutput;
        int output = Math.Min(most, _usualOutput);
        if (_isQuick)
        {
            return (_input * facts.Tokens) + (_output * output);
        }

        return _price is not null && Charge.TotalFor(Usage.FromInclusive(facts.Tokens, output), _price) is { } total
            ? (long)Math.Min(decimal.Ceiling(Scaled(total)), Unknown - 1)
            : Unknown;
    }

    private static bool IsWhole(Usd rate) =>
        PerToken(rate) is >= 0m and <= MostQuick && decimal.IsInteger(PerToken(rate));

    // Dollars for a million tokens are millionths of a dollar for one.
    private static decimal PerToken(Usd rate) => rate.Amount * 1_000_000m;

    // No amount of dollars that overflows here is one that a request costs.
    private static decimal Scaled(Usd amount) => Math.Min(amount.Amount, 1_000_000_000m) * 1_000_000_000_000m;
}
