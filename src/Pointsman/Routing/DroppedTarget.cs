using System.Globalization;

namespace Pointsman;

/// <summary>A candidate that a decision left out.</summary>
/// <param name="Target">The target.</param>
/// <param name="Why">Why it cannot take the request.</param>
public sealed record DroppedTarget(RoutingTarget Target, DropReason Why)
{
    /// <summary>
    /// The figure by which it misses what the strategy demands: dollars for a request that is
    /// <see cref="DropReason.TooDear"/>, milliseconds to the first token where it is <see cref="DropReason.TooSlow"/>,
    /// its quality where that is <see cref="DropReason.NotGoodEnough"/>. Absent where no figure is known or asked for.
    /// </summary>
    public decimal? Figure { get; init; }

    /// <summary>Who says the figure: <c>catalog 2026-11-18</c>. Absent where it was reckoned or seen.</summary>
    public string? From { get; init; }

    /// <summary>Its name, the reason, the figure and who says it: <c>openai/gpt-5: TooDear $0.0031</c>.</summary>
    public override string ToString() => From is null ? Words() : $"{Words()} ({From})";

    private string Words() => Figure is not { } figure
        ? $"{Target.Name}: {Why}"
        : Why switch
        {
            DropReason.TooDear => $"{Target.Name}: {Why} {new Usd(figure)}",
            DropReason.TooSlow => string.Create(
                CultureInfo.InvariantCulture, $"{Target.Name}: {Why} {figure:0.#} ms"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Target.Name}: {Why} {figure:0.###}"),
        };
}
