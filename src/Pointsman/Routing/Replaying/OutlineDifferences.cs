using System.Globalization;

namespace Pointsman;

/// <summary>What two outlines of a decision do not share, in lines for people.</summary>
public static class OutlineDifferences
{
    /// <summary>
    /// What another decision would do otherwise: a line for each difference in the order of targets, in what is left
    /// out and in the parts. None when both have the same plan. A plan that stays the same for another reason is the
    /// same plan; <see cref="ReasonBetween"/> tells of that.
    /// </summary>
    public static IReadOnlyList<string> Between(DecisionOutline then, DecisionOutline now)
    {
        var lines = new List<string>();
        Add(then, now, "", lines);
        return lines;
    }

    /// <summary>How the reason changed; null when it did not.</summary>
    public static string? ReasonBetween(DecisionOutline then, DecisionOutline now) =>
        then.Reason == now.Reason ? null : $"'{then.Reason}' → '{now.Reason}'";

    /// <summary>A plan in one line: its targets in order, with those of parts and of what comes after.</summary>
    public static string PlanOf(DecisionOutline outline)
    {
        string own = outline.Parts.Count > 0
            ? $"{outline.Strategy}({string.Join("; ", outline.Parts.Skip(outline.Begin).Select(PlanOf))})"
            : outline.Plan.Count > 0 ? string.Join(", ", outline.Plan) : "nobody";
        return outline.Next is { } next ? $"{own}, then {PlanOf(next)}" : own;
    }

    private static void Add(DecisionOutline then, DecisionOutline now, string place, List<string> lines)
    {
        if (then.Parts.Count != now.Parts.Count)
        {
            // Parts of different strategies have nothing to compare one by one.
            lines.Add($"{place}plan: {PlanOf(then)} → {PlanOf(now)}");
            return;
        }

        if (then.Strategy != now.Strategy)
        {
            lines.Add($"{place}strategy: {then.Strategy} → {now.Strategy}");
        }

        if (then.Begin != now.Begin)
        {
            lines.Add($"{place}begins with part: {then.Begin + 1} → {now.Begin + 1}");
        }

        if (!then.Plan.SequenceEqual(now.Plan))
        {
            lines.Add($"{place}targets: {Names(then)} → {Names(now)}");
        }

        AddDropped(then, now, place, lines);
        for (int i = 0; i < then.Parts.Count; i++)
        {
            Add(then.Parts[i], now.Parts[i], $"{place}part {i + 1}: ", lines);
        }

        AddNext(then.Next, now.Next, $"{place}after that: ", lines);
    }

    private static void AddNext(DecisionOutline? then, DecisionOutline? now, string place, List<string> lines)
    {
        if (then is not null && now is not null)
        {
            Add(then, now, place, lines);
        }
        else if (then is not null || now is not null)
        {
            lines.Add($"{place}{PlanOrNothing(then)} → {PlanOrNothing(now)}");
        }
    }

    private static void AddDropped(DecisionOutline then, DecisionOutline now, string place, List<string> lines)
    {
        foreach (string target in then.Dropped.Concat(now.Dropped).Select(one => one.Target).Distinct())
        {
            (string before, string after) = (Why(then, target), Why(now, target));
            if (before != after)
            {
                lines.Add($"{place}{target}: {before} → {after}");
            }
        }
    }

    private static string Why(DecisionOutline outline, string target)
    {
        // A target that two parts leave out may stand there with two reasons.
        string[] reasons = [.. outline.Dropped.Where(one => one.Target == target).Select(Words)];
        return reasons.Length > 0 ? $"left out ({string.Join(", ", reasons)})"
            : outline.Plan.Contains(target) ? "in the plan"
            : "no candidate";
    }

    private static string Words(DroppedOutline one) => one.Figure is { } figure
        ? string.Create(CultureInfo.InvariantCulture, $"{one.Why} {figure:0.############}")
        : one.Why.ToString();

    private static string Names(DecisionOutline outline) =>
        outline.Plan.Count == 0 ? "nobody" : string.Join(", ", outline.Plan);

    private static string PlanOrNothing(DecisionOutline? outline) => outline is null ? "nothing" : PlanOf(outline);
}
