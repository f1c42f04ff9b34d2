namespace Pointsman;

/// <summary>
/// A tree of questions, as data. The first answer that holds is taken; an answer without a condition always holds.
/// </summary>
public sealed record DecisionTree
{
    /// <summary><c>A</c> or <c>B</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it decides.</summary>
    public required string Title { get; init; }

    /// <summary>The question to begin with.</summary>
    public required string Start { get; init; }

    /// <summary>The questions by id.</summary>
    public required IReadOnlyDictionary<string, TreeNode> Nodes { get; init; }

    /// <summary>All leaves.</summary>
    public IEnumerable<TreeAnswer> Leaves =>
        Nodes.Values.SelectMany(node => node.Answers).Where(answer => answer.Leaf is not null);

    /// <summary>Walks from the start to a leaf.</summary>
    public TreePath Walk(Func<string, FactValue> facts)
    {
        var steps = new List<TreeStep>();
        TreeNode node = Nodes[Start];
        for (int i = 0; i <= Nodes.Count; i++)
        {
            TreeAnswer answer = node.Answers.First(candidate => candidate.When?.Holds(facts) ?? true);
            steps.Add(new TreeStep(node.Question, answer.Answer, answer.When?.Text));
            if (answer.Leaf is not null)
            {
                return new TreePath(Id, Title, steps, answer);
            }

            node = Nodes[answer.Then!];
        }

        throw new InvalidOperationException($"tree {Id} has no end; the reader should have refused it");
    }
}
