namespace Pointsman.Evaluation;

/// <summary>What has to be right before a run begins, and what its file says first.</summary>
internal static class RunBeginning
{
    private const int MostBadRows = 5;

    /// <summary>Refuses a suite that cannot be run.</summary>
    /// <exception cref="FaultsException">There are no cases or no arms, or a price is missing that the cap needs.
    /// </exception>
    public static void Check(Suite suite, IReadOnlyList<Arm> arms, RunnerOptions options)
    {
        var faults = new List<Fault>();
        if (arms.Count == 0)
        {
            faults.Add(new Fault($"{suite.Name} models", "no model", "name at least one: models: [sim/small]"));
        }

        CheckCases(suite, faults);
        if (suite.Spend is not null)
        {
            foreach (Arm arm in arms.Where(arm => PriceOf(arm, options) is null))
            {
                faults.Add(new Fault($"{suite.Name} spend", $"no price of {arm.Model} is known",
                    "give its price, or leave out 'spend': without it no cap can hold"));
            }

            string[] judges = options.Tools.DefaultJudge is { } usual
                ? [.. suite.Judges(), usual]
                : [.. suite.Judges()];
            foreach (string judge in judges.Distinct().Where(one =>
                options.Tools.Judges(one) is not null && options.JudgePrices(one) is null))
            {
                faults.Add(new Fault($"{suite.Name} spend", $"no price of the judge {judge} is known",
                    "give its price, or leave out 'spend': without it no cap can hold"));
            }
        }

        FaultsException.ThrowIfAny(faults);
    }

    /// <summary>The price of an arm; nothing for a simulated one.</summary>
    public static Price? PriceOf(Arm arm, RunnerOptions options) => options.Prices(arm)
        ?? (options.Describe?.Invoke(arm).Simulated == true
            ? new Price { Base = new Rates { Input = Usd.Zero, Output = Usd.Zero } }
            : null);

    /// <summary>What the file of a new run says first.</summary>
    public static RunHeader Header(Suite suite, SuiteOutline outline, IReadOnlyList<Arm> arms, RunnerOptions options) =>
        new()
        {
            Suite = suite.Name,
            Description = suite.Description,
            Hash = outline.Hash,
            Started = options.Time.GetUtcNow(),
            Version = options.Version,
            Catalog = options.Catalog,
            Seed = suite.Seed,
            Repeats = suite.Repeats,
            Cases = outline.Cases,
            Arms = [.. arms.Select(arm => options.Describe?.Invoke(arm)
                ?? new RunArm { Name = arm.Name, Model = arm.Model, Prompt = arm.Prompt.Name })],
            Evaluators = [.. suite.Evaluators.Select(use => RunEvaluator.Of(use, suite))],
            Criteria = [.. suite.Criteria.Select(criterion => criterion.Text)],
            Margin = suite.Margin,
            IsMarginDeclared = suite.IsMarginDeclared,
            Baseline = suite.Baseline,
            MostErrors = suite.MostErrors,
            Judge = suite.Judge,
            PairJudge = suite.PairJudge ?? (suite.Pairwise is null ? null : options.Tools.DefaultJudge),
        };

    /// <summary>Refuses a file that is of another suite, or whole.</summary>
    /// <exception cref="FaultsException">It is.</exception>
    public static void CheckSame(string path, RunBefore before, SuiteOutline outline)
    {
        if (before.Header.Hash != outline.Hash)
        {
            throw RunFile.Refused(path, "a run of another suite, or of this one before it was changed",
                "give another name: --out runs/NAME.jsonl");
        }

        if (before.End is { Stopped: null } && !before.IsAgain)
        {
            throw RunFile.Refused(path, "a run that is whole",
                "give another name: --out runs/NAME.jsonl; or ask anew what failed: --again");
        }

        if (before.End is { Stopped: null } && !before.HasFailed)
        {
            throw RunFile.Refused(path, "a run that is whole, of which nothing failed that could be asked anew",
                "give another name: --out runs/NAME.jsonl");
        }
    }

    private static void CheckCases(Suite suite, List<Fault> faults)
    {
        var bad = new List<Fault>();
        foreach (CaseRow row in CaseRows.Of(suite))
        {
            if (row.Case is not null)
            {
                return;
            }

            if (bad.Count < MostBadRows)
            {
                bad.Add(row.Fault!);
            }
        }

        if (bad.Count == 0)
        {
            faults.Add(new Fault(suite.Name, "the suite has no cases", "add cases: cases: cases.jsonl"));
            return;
        }

        faults.Add(new Fault(suite.Name, "the suite has no case that can be read; the first bad rows follow",
            "mend them"));
        faults.AddRange(bad);
    }
}
