namespace Pointsman.Evaluation;

/// <summary>What is compared, on which cases, judged by what, and what counts as a success.</summary>
public sealed record Suite
{
    /// <summary>The name of the suite.</summary>
    public required string Name { get; init; }

    /// <summary>What it is to show.</summary>
    public string? Description { get; init; }

    /// <summary>The models or routes that are compared.</summary>
    public required IReadOnlyList<SuiteModel> Models { get; init; }

    /// <summary>How they are asked. Default: <c>{{input}}</c>.</summary>
    public required IReadOnlyList<Prompt> Prompts { get; init; }

    /// <summary>Where the cases come from, in order.</summary>
    public required IReadOnlyList<CaseSource> Cases { get; init; }

    /// <summary>What every answer is judged by.</summary>
    public IReadOnlyList<EvaluatorUse> Evaluators { get; init; } = [];

    /// <summary>How every model is asked, where it says nothing else.</summary>
    public AskOptions Options { get; init; } = new();

    /// <summary>How often each case is put to each arm. Default: 1.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>The most calls in flight. Default: 16.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>The longest wait for one answer. Default: 2 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How often a call is asked again after a failure that may pass: a timeout, a broken connection, a status of 500
    /// and above. With 0 nothing is asked twice, refusals for the pace included. Default: 4.
    /// </summary>
    public int Retries { get; init; } = 4;

    /// <summary>The most that a run may spend; no call is begun that could pass it. Default: no limit.</summary>
    public Usd? Spend { get; init; }

    /// <summary>The share of calls that may fail before the run counts as failed. Default: 5 %.</summary>
    public double MostErrors { get; init; } = 0.05;

    /// <summary>What an arm has to reach, declared before the run.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>
    /// By how much accuracy may be lower and still count as not worse, declared before the run. Default: 0.05.
    /// </summary>
    public double Margin { get; init; } = 0.05;

    /// <summary>Whether the suite says that margin itself.</summary>
    public bool IsMarginDeclared { get; init; }

    /// <summary>The arm that others are compared with. Default: the first.</summary>
    public string? Baseline { get; init; }

    /// <summary>The model that judges, where an evaluator names none; null for none.</summary>
    public string? Judge { get; init; }

    /// <summary>Whether a judge compares the arms' answers in pairs; null for no.</summary>
    public Pairwise? Pairwise { get; init; }

    /// <summary>The model that judges pairs; null where none are judged, or nobody is named.</summary>
    public string? PairJudge => Pairwise is null ? null : Pairwise.Judge ?? Judge;

    /// <summary>What everything that is drawn begins with. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The arms: each model with each of its prompts, in order.</summary>
    public IReadOnlyList<Arm> Arms()
    {
        bool several = Prompts.Count > 1;
        return
        [
            .. from model in Models
               from prompt in Prompts
               where model.Prompts.Count == 0 || model.Prompts.Contains(prompt.Name)
               select new Arm
               {
                   Name = several ? $"{model.Name} · {prompt.Name}" : model.Name,
                   Model = model.Model,
                   Prompt = prompt,
                   Options = model.Options.Or(Options),
               },
        ];
    }

    /// <summary>The names of all models that judge, for answers and for pairs; the cases are read for theirs.</summary>
    public IReadOnlyList<string> Judges()
    {
        var judges = new SortedSet<string>(StringComparer.Ordinal);
        Add(Judge);
        Add(Pairwise?.Judge);
        foreach (string name in AllEvaluators().SelectMany(one => one.JudgedBy))
        {
            Add(name);
        }

        return [.. judges];

        void Add(string? name)
        {
            if (!string.IsNullOrEmpty(name))
            {
                judges.Add(name);
            }
        }
    }

    /// <summary>The names of all models that make vectors for evaluators; the cases are read for theirs.</summary>
    public IReadOnlyList<string> VectorModels() =>
        [.. AllEvaluators().SelectMany(one => one.VectorsBy).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<Evaluator> AllEvaluators() => Evaluators
        .Concat(CaseRows.Of(this).SelectMany(row => row.Case?.Evaluators ?? [])).Select(use => use.Evaluator);
}
