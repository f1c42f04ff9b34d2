using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>What flags change of a suite.</summary>
internal static class SuiteChange
{
    private const int MostCases = 100_000_000;

    /// <summary>Reads the flags; the change they ask for, which adds to <paramref name="notes"/> what to know.
    /// </summary>
    public static Func<Suite, Suite> Read(Document document, List<string> notes)
    {
        Usd? spend = document.Money("spend");
        long? repeats = document.Whole("repeats", 1, 100);
        long? concurrency = document.Whole("concurrency", 1, 1_000, "calls");
        var choice = new CaseChoice
        {
            First = (int?)document.Whole("cases", 1, MostCases, "cases"),
            Category = document.Text("only"),
            Sample = (int?)document.Whole("sample", 1, MostCases, "cases"),
        };
        IReadOnlyList<string> models = document.Words("models");
        if (document.Has("models") && models.Count == 0)
        {
            document.FaultOf<string>("models", "nothing", "name models: --models sim/small,sim/large");
        }

        return suite =>
        {
            Suite changed = suite with
            {
                Spend = spend ?? suite.Spend,
                Repeats = (int?)repeats ?? suite.Repeats,
                Concurrency = (int?)concurrency ?? suite.Concurrency,
            };
            changed = models.Count == 0 ? changed : WithModels(changed, models, notes);
            return Chosen(changed, choice, notes);
        };
    }

    // A name of the suite keeps what the suite says of it; another is asked as the suite says.
    private static Suite WithModels(Suite suite, IReadOnlyList<string> names, List<string> notes)
    {
        SuiteModel[] models =
        [
            .. names.Distinct().SelectMany(name =>
                suite.Models.Where(model => model.Name == name || model.Model == name).ToArray() is { Length: > 0 } own
                    ? own
                    : [new SuiteModel { Model = name }]),
        ];
        Suite changed = suite with { Models = [.. models.Distinct()] };
        if (suite.Baseline is { } baseline && changed.Arms().All(arm => arm.Name != baseline))
        {
            notes.Add($"the suite's baseline {baseline} is not among the models; the first one is taken");
            return changed with { Baseline = null };
        }

        return changed;
    }

    private static Suite Chosen(Suite suite, CaseChoice choice, List<string> notes)
    {
        if (choice.IsAll)
        {
            return suite;
        }

        try
        {
            Suite chosen = choice.Of(suite, out int badRows);
            if (badRows > 0)
            {
                notes.Add($"{badRows:N0} rows that cannot be read are in no choice of cases");
            }

            return chosen;
        }
        catch (FaultsException refused)
        {
            throw new FaultsException([.. refused.Faults.Select(fault =>
                fault.Where == "category" ? fault with { Where = "--only" } : fault)]);
        }
    }
}
