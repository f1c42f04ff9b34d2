using System.Text.Json;

namespace Pointsman;

/// <summary>Reads the files below <c>advice/</c>.</summary>
internal static class AdviceRulesReader
{
    public static AdviceRules? Read(IReadOnlyDictionary<string, CatalogFile> files, List<Fault> faults)
    {
        Dictionary<string, TaskDescription> tasks = [];
        Each(files, "advice/tasks.json", faults, entry =>
        {
            TaskDescription task = ReadTask(entry);
            tasks[task.Id] = task;
        });
        DecisionTree? a = Tree(files, "advice/tree-a.json", faults);
        DecisionTree? b = Tree(files, "advice/tree-b.json", faults);
        var matrix = new List<MatrixFactor>();
        Each(files, "advice/matrix.json", faults, entry => matrix.Add(ReadFactor(entry)));
        RankingRules? ranking = Ranking(files, faults);
        if (faults.Count > 0 || a is null || b is null || ranking is null)
        {
            return null;
        }

        return new AdviceRules { Tasks = tasks, TreeA = a, TreeB = b, Matrix = matrix, Ranking = ranking };
    }

    private static TaskDescription ReadTask(Document entry)
    {
        var task = new TaskDescription
        {
            Id = entry.Text("id") ?? entry.FaultOf<string>("id", "nothing", "give the task an id") ?? "",
            Title = entry.Text("title") ?? "",
            Model = CatalogSettings.Word(entry, "model", CatalogWords.Tasks) ?? ModelTask.Chat,
            Kind = entry.Word("kind", ["routine", "complex", "creative", "analysis"]) ?? "routine",
            Complexity = entry.Word("complexity", ["simple", "generation", "analysis"]) ?? "simple",
            Capabilities = Capabilities(entry),
            Specialties = entry.Words("specialties"),
            Usage = new Usage
            {
                Input = entry.Whole("tokensIn", 0, 100_000_000) ?? 0,
                Output = entry.Whole("tokensOut", 0, 100_000_000) ?? 0,
                ImagesOut = entry.Whole("imagesOut", 0, 1_000) ?? 0,
                SecondsIn = entry.Number("secondsIn", 0m, 1_000_000m) ?? 0m,
                SecondsOut = entry.Number("secondsOut", 0m, 1_000_000m) ?? 0m,
            },
        };
        entry.FaultUnknownKeys();
        return task;
    }

    private static List<CapabilityWeight> Capabilities(Document entry)
    {
        if (entry.Part("capabilities") is not { } part)
        {
            return [];
        }

        var weights = new List<CapabilityWeight>();
        foreach (string word in CatalogWords.Capabilities.All)
        {
            if (part.Number(word, 0m, 100m) is { } weight && weight > 0m
                && CatalogWords.Capabilities.TryParse(word, out Capability capability))
            {
                weights.Add(new CapabilityWeight(capability, (double)weight));
            }
        }

        part.FaultUnknownKeys();
        return weights;
    }

    private static DecisionTree? Tree(IReadOnlyDictionary<string, CatalogFile> files, string path, List<Fault> faults)
    {
        using JsonDocument? json = CatalogSettings.Parse(files, path, JsonValueKind.Object, faults);
        if (json is null)
        {
            return null;
        }

        var document = new Document(json.RootElement, faults, key => $"{path} {key}");
        var nodes = new Dictionary<string, TreeNode>();
        foreach (Document part in document.Parts("nodes"))
        {
            string id = part.Text("id") ?? "";
            var node = new TreeNode(
                id, part.Text("question") ?? "", [.. part.Parts("answers").Select(answer => ReadAnswer(answer, path))]);
            part.FaultUnknownKeys();
            if (node.Answers is not [.., { When: null }])
            {
                part.FaultOf<string>(
                    "answers", $"no last answer without \"when\" in '{id}'", "end with an answer that always holds");
            }

            nodes[id] = node;
        }

        var tree = new DecisionTree
        {
            Id = document.Text("id") ?? path,
            Title = document.Text("title") ?? "",
            Start = document.Text("start") ?? "",
            Nodes = nodes,
        };
        document.FaultUnknownKeys();
        FindDeadEnds(tree, path, faults);
        return tree;
    }

    private static TreeAnswer ReadAnswer(Document part, string path)
    {
        var answer = new TreeAnswer
        {
            When = ReadCondition(part, path),
            Answer = part.Text("answer") ?? "",
            Then = part.Text("then"),
            Leaf = part.Text("leaf"),
            Class = ReadClass(part.Text("class"), part, "class"),
            Because = part.Text("because") ?? part.Text("advice"),
            Weights = part.Part("weights") is { } weights ? ReadWeights(weights, 0.0) : null,
            Capabilities = Capabilities(part),
            Require = part.Words("require"),
        };
        foreach (string word in answer.Require.Where(word => !OfferScreen.Requirable.Contains(word)))
        {
            part.FaultOf<string>("require", $"'{word}'", $"allowed: {string.Join(", ", OfferScreen.Requirable)}");
        }

        part.Text("question");
        part.FaultUnknownKeys();
        if ((answer.Then is null) == (answer.Leaf is null))
        {
            part.FaultOf<string>(
                "answer", $"'{answer.Answer}' with both or neither of then and leaf",
                "an answer leads on (then) or ends (leaf)");
        }

        return answer;
    }

    private static void FindDeadEnds(DecisionTree tree, string path, List<Fault> faults)
    {
        IEnumerable<string> wanted = tree.Nodes.Values.SelectMany(node => node.Answers)
            .Select(answer => answer.Then)
            .OfType<string>()
            .Append(tree.Start);
        foreach (string id in wanted.Where(id => !tree.Nodes.ContainsKey(id)).Distinct())
        {
            faults.Add(new Fault(
                path, $"an answer leads to '{id}', which is not there",
                Spelling.Hint(id, tree.Nodes.Keys, "add the node")));
        }

        // A walk that never repeats a node ends; a node that can reach itself is refused.
        foreach (string id in tree.Nodes.Keys.Where(id => Reaches(tree, id, id, [])))
        {
            faults.Add(new Fault(path, $"from '{id}' a path leads back to '{id}'", "a tree has no circles"));
        }
    }

    private static bool Reaches(DecisionTree tree, string from, string to, HashSet<string> seen) =>
        tree.Nodes.TryGetValue(from, out TreeNode? node)
        && node.Answers.Any(
            answer => answer.Then is { } next && (next == to || (seen.Add(next) && Reaches(tree, next, to, seen))));

    private static MatrixFactor ReadFactor(Document entry)
    {
        string factor = entry.Text("factor") ?? "";
        MatrixRow[] rows =
        [
            .. entry.Parts("rows").Select(row => new MatrixRow(
                ReadCondition(row, "advice/matrix.json"),
                row.Text("says") ?? "",
                Votes(row),
                row.YesNo("only") ?? false)),
        ];
        if (rows is not [.., { When: null }])
        {
            entry.FaultOf<string>(
                "rows", $"no last row without \"when\" in '{factor}'", "end with a row that always holds");
        }

        return new MatrixFactor(factor, rows);
    }

    private static Condition? ReadCondition(Document part, string path) =>
        part.Text("when") is { } text
            ? Condition.Parse(
                text, [.. RequirementFacts.Names.Keys], $"{path} when", part.Faults, RequirementFacts.Scales)
            : null;

    private static ModelClass[] Votes(Document row)
    {
        IReadOnlyList<string> words = row.Words("votes");
        var votes = new ModelClass[words.Count];
        for (int i = 0; i < votes.Length; i++)
        {
            votes[i] = ReadClass(words[i], row, "votes");
        }

        return votes;
    }

    private static ModelClass ReadClass(string? word, Document part, string key)
    {
        if (word is null)
        {
            return ModelClass.Llm;
        }

        return RequirementWords.Classes.TryParse(word, out ModelClass found)
            ? found
            : part.FaultOf<ModelClass>(key, $"'{word}'", "write slm, llm, rlm or mllm");
    }

    private static FactorWeights ReadWeights(Document part, double otherwise)
    {
        double Weight(string name) => (double)(part.Number(name, 0m, 1_000m) ?? (decimal)otherwise);
        var weights = new FactorWeights
        {
            Quality = Weight("quality"), Cost = Weight("cost"), Speed = Weight("speed"), Context = Weight("context"),
            Trust = Weight("trust"), Fit = Weight("fit"),
        };
        part.FaultUnknownKeys();
        return weights;
    }

    private static RankingRules? Ranking(IReadOnlyDictionary<string, CatalogFile> files, List<Fault> faults)
    {
        const string Path = "advice/ranking.json";
        using JsonDocument? json = CatalogSettings.Parse(files, Path, JsonValueKind.Object, faults);
        return json is null
            ? null
            : RankingRulesReader.Read(new Document(json.RootElement, faults, key => $"{Path} {key}"), ReadWeights);
    }

    private static void Each(
        IReadOnlyDictionary<string, CatalogFile> files, string path, List<Fault> faults, Action<Document> use)
    {
        using JsonDocument? json = CatalogSettings.Parse(files, path, JsonValueKind.Array, faults);
        int i = 0;
        foreach (JsonElement element in json?.RootElement.EnumerateArray() ?? default)
        {
            int at = i++;
            use(new Document(element, faults, key => $"{path}[{at}] {key}"));
        }
    }
}
