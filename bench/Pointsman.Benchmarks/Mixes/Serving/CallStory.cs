using System.Text.Json;

namespace Pointsman.Benchmarks.Mixes;

/// <summary>What the ledger has of a call, as the admin API tells it.</summary>
/// <param name="Cost">What the whole call cost.</param>
/// <param name="Attempts">The target and the cost of each attempt, in the order in which they began.</param>
/// <param name="AcceptedFrom">Whose answer the strategy took; null where one answer is all.</param>
internal sealed record CallStory(
    Usd Cost, IReadOnlyList<(string Target, Usd Cost)> Attempts, string? AcceptedFrom)
{
    public Usd AttemptsTogether => Attempts.Aggregate(Usd.Zero, (sum, one) => sum + one.Cost);

    public static CallStory Read(JsonElement decision) => new(
        Dollars(decision),
        [
            .. decision.GetProperty("attempts").EnumerateArray()
                .Select(one => (one.GetProperty("target").GetString()!, Dollars(one))),
        ],
        Accepted(decision));

    /// <summary>The case that the story tells, in a strategy of these steps.</summary>
    public StepCase ToCase(IReadOnlyList<string> steps, bool right)
    {
        List<Usd> paid =
        [
            .. steps.Select(step => Attempts.Where(one => one.Target == step).ToList())
                .TakeWhile(own => own.Count > 0)
                .Select(own => own.Aggregate(Usd.Zero, (sum, one) => sum + one.Cost)),
        ];
        return new StepCase(steps.ToList().IndexOf(AcceptedFrom!), paid, right ? 1 : 0);
    }

    private static string? Accepted(JsonElement decision) =>
        !decision.TryGetProperty("steps", out JsonElement steps) ? null
        : steps.EnumerateArray().Single(step => step.GetProperty("outcome").GetString() == "accepted")
            .GetProperty("target").GetString();

    private static Usd Dollars(JsonElement of) => new(of.GetProperty("costUsd").GetDecimal());
}
