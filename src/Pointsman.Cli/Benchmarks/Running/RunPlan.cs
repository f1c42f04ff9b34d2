using System.Globalization;
using System.Text.Json.Nodes;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>What a run would ask, cost and run into, before anything is asked.</summary>
internal static class RunPlan
{
    private const int MostFaults = 20;

    /// <summary>Writes it; the exit code says whether anything is wrong.</summary>
    public static int Write(Screen screen, Suite suite, Rehearsal plan, bool json)
    {
        if (json)
        {
            screen.Json(Json(suite, plan));
        }
        else
        {
            Text(screen, suite, plan);
        }

        return plan.Faults.Count == 0 && plan.BadRows == 0 && plan.Cases > 0 ? ExitCode.Ok : ExitCode.Unexpected;
    }

    /// <summary>What would go wrong, a sentence each.</summary>
    public static IEnumerable<string> Warnings(Rehearsal plan)
    {
        if (plan.BadRows > 0)
        {
            yield return $"{Count(plan.BadRows, "row")} cannot be read and will be counted as failures";
            foreach (Fault bad in plan.FirstBadRows)
            {
                yield return bad.ToString();
            }
        }

        foreach (RehearsalFault fault in plan.Faults.Take(MostFaults))
        {
            yield return $"{fault.Fault} ({Count(fault.Cases, "case")})";
        }

        int more = plan.Faults.Skip(MostFaults).Sum(fault => fault.Cases) + plan.MoreFaults;
        if (more > 0)
        {
            yield return $"and {Count(more, "more time")} something like that";
        }
    }

    private static void Text(Screen screen, Suite suite, Rehearsal plan)
    {
        IReadOnlyList<Arm> arms = suite.Arms();
        screen.Heading($"{suite.Name}: {Count(plan.Cases, "case")}, {Count(arms.Count, "arm")}, "
            + (suite.Repeats == 1 ? "each asked once" : $"each asked {suite.Repeats} times"));
        screen.Line("  nothing was asked of any model");
        screen.Line();
        var table = new Table(
            "model", "for", Column.Number("calls"), Column.Number("tokens in"), Column.Number("tokens out"),
            Column.Number("about"));
        foreach (PlannedCalls planned in plan.Calls)
        {
            table.Row(Printable.Of(planned.Model), planned.Judges ? "judging" : "answers", Number(planned.Calls),
                Number(planned.InputTokens), Number(planned.OutputTokens), Written.Text(planned.Cost));
        }

        table.Write(screen);
        string unknown = plan.Unpriced.Count == 0 ? ""
            : $", and what {string.Join(", ", plan.Unpriced)} costs, whose price is unknown";
        string time = ProgressText.Duration(plan.Time(suite.Concurrency));
        string calls = Count(suite.Concurrency, "call");
        screen.Line($"  in all about {plan.Cost}{unknown}; about {time}, with {calls} at once");
        screen.Line("  tokens are counted as bytes / 4; answers as twice what is expected, else "
            + $"{Rehearsal.UsualOutput}, at most 'max-tokens'");
        string[] wrong = [.. Warnings(plan)];
        screen.List("wrong", wrong);
        if (plan.Cases == 0)
        {
            screen.List("wrong", ["the suite has no cases; add cases: cases: cases.jsonl"]);
        }
        else if (wrong.Length == 0)
        {
            screen.Line();
            screen.Line("nothing is wrong: every template has its values, every evaluator has what it needs");
        }
    }

    private static JsonObject Json(Suite suite, Rehearsal plan) => new()
    {
        ["suite"] = suite.Name,
        ["cases"] = plan.Cases,
        ["arms"] = Written.Json(suite.Arms().Select(arm => arm.Name)),
        ["repeats"] = suite.Repeats,
        ["calls"] = new JsonArray([.. plan.Calls.Select(calls => new JsonObject
        {
            ["model"] = calls.Model,
            ["judges"] = calls.Judges,
            ["calls"] = calls.Calls,
            ["inputTokens"] = calls.InputTokens,
            ["outputTokens"] = calls.OutputTokens,
            ["usd"] = Written.Json(calls.Cost),
        })]),
        ["usd"] = Written.Json(plan.Cost),
        ["unpriced"] = Written.Json(plan.Unpriced),
        ["seconds"] = Math.Round(plan.Time(suite.Concurrency).TotalSeconds, 1),
        ["badRows"] = plan.BadRows,
        ["wrong"] = Written.Json(Warnings(plan)),
    };

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 case</c>, <c>12 cases</c>.</summary>
    public static string Count(long number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";
}
