using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Turns a document into a suite.</summary>
internal sealed class SuiteReader(Document document, string file, string folder)
{
    private readonly EvaluatorFiles _files = new(folder);

    public Suite? Read()
    {
        int before = document.Faults.Count;
        IReadOnlyList<SuiteModel> models = Models();
        IReadOnlyList<Prompt> prompts = new PromptReader(document, _files).Read();
        IReadOnlyList<CaseSource> cases = new CaseSourceReader(document, file, folder).Read();
        var plain = new Suite { Name = "", Models = [], Prompts = [], Cases = [] };
        var suite = new Suite
        {
            Name = document.Text("name") ?? Path.GetFileNameWithoutExtension(file),
            Description = document.Text("description"),
            Models = models,
            Prompts = prompts,
            Cases = cases,
            Evaluators = EvaluatorReader.Read(document, "evaluators", _files),
            Options = Options(),
            Repeats = (int)(document.Whole("repeats", 1, 100) ?? plain.Repeats),
            Concurrency = (int)(document.Whole("concurrency", 1, 1_000, "calls") ?? plain.Concurrency),
            Timeout = document.Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)) ?? plain.Timeout,
            Retries = (int)(document.Whole("retries", 0, 20) ?? plain.Retries),
            Spend = document.Money("spend"),
            MostErrors = document.Share("most-errors") ?? plain.MostErrors,
            Criteria = Criteria(),
            Margin = document.Share("margin") ?? plain.Margin,
            IsMarginDeclared = document.Has("margin"),
            Baseline = document.Text("baseline"),
            Judge = document.Text("judge"),
            Pairwise = PairwiseOf(document),
            Seed = (ulong)(document.Whole("seed", 0, long.MaxValue) ?? (long)plain.Seed),
        };
        CheckNames(suite);
        document.FaultUnknownKeys();
        return document.Faults.Count == before ? suite : null;
    }

    private AskOptions Options()
    {
        Document? part = document.Part("options");
        AskOptions options = AskOptionsReader.Read(part, _files);
        part?.FaultUnknownKeys();
        return options;
    }

    private List<SuiteModel> Models()
    {
        var models = new List<SuiteModel>();
        foreach (Document part in document.Parts("models", 100, "model"))
        {
            string? model = part.Text("model");
            if (string.IsNullOrWhiteSpace(model))
            {
                part.FaultOf<string>("model", "nothing", "name a model or a route: sim/small");
                continue;
            }

            models.Add(new SuiteModel
            {
                Model = model,
                Label = part.Text("label"),
                Prompts = part.Words("prompts"),
                Options = AskOptionsReader.Read(part, _files),
            });
            part.FaultUnknownKeys();
        }

        if (models.Count == 0 && !document.Has("models"))
        {
            document.FaultOf<string>("models", "nothing", "name at least one model or route: models: [sim/small]");
        }

        return models;
    }

    private List<Criterion> Criteria()
    {
        var criteria = new List<Criterion>();
        if (document.Value("criteria") is not { } value)
        {
            return criteria;
        }

        JsonElement[] texts = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        for (int at = 0; at < texts.Length && at < 100; at++)
        {
            string key = value.ValueKind == JsonValueKind.Array ? $"criteria[{at}]" : "criteria";
            if (CriterionText.Read(texts[at].ToString(), out string? found, out string? fix) is { } criterion)
            {
                criteria.Add(criterion);
            }
            else
            {
                document.FaultOf<string>(key, found!, fix!);
            }
        }

        return criteria;
    }

    // 'pairwise: yes' is enough; a text names the judge.
    private static Pairwise? PairwiseOf(Document document)
    {
        JsonElement? value = document.Value("pairwise");
        switch (value?.ValueKind)
        {
            case null or JsonValueKind.False:
                return null;
            case JsonValueKind.True:
                return new Pairwise();
            case JsonValueKind.String when value.Value.GetString() is "yes" or "no":
                return value.Value.GetString() == "yes" ? new Pairwise() : null;
        }

        Document part = document.Part("pairwise", "judge")!;
        var pairwise = new Pairwise { Judge = part.Text("judge"), Criteria = part.Text("criteria") };
        part.FaultUnknownKeys();
        return pairwise;
    }

    private void CheckNames(Suite suite)
    {
        if (suite.Pairwise is { Judge: null } && suite.Judge is null)
        {
            document.FaultOf<string>("pairwise", "no judge", "name one: pairwise: openai/gpt-4o-mini, or judge: …");
        }

        string[] prompts = [.. suite.Prompts.Select(prompt => prompt.Name)];
        foreach (string twice in prompts.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            document.FaultOf<string>("prompts", $"the name '{twice}' twice", "give each prompt a name of its own");
        }

        foreach (string unknown in suite.Models.SelectMany(model => model.Prompts).Except(prompts))
        {
            document.FaultOf<string>("models", $"the prompt '{unknown}'",
                Spelling.Hint(unknown, prompts, $"prompts: {string.Join(", ", prompts)}"));
        }

        string[] arms = [.. suite.Arms().Select(arm => arm.Name)];
        foreach (string twice in arms.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            document.FaultOf<string>("models", $"'{twice}' twice", "give one of them a label: {model: …, label: …}");
        }

        if (suite.Baseline is { } baseline && arms.Length > 0 && !arms.Contains(baseline))
        {
            document.FaultOf<string>(
                "baseline", $"'{baseline}'", Spelling.Hint(baseline, arms, $"arms: {string.Join(", ", arms)}"));
        }
    }
}
