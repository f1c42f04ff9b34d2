namespace Pointsman;

/// <summary>A question of a tree.</summary>
/// <param name="Id">Its name within the tree.</param>
/// <param name="Question">The question in words.</param>
/// <param name="Answers">The answers in the order in which they are tried; the last one always holds.</param>
public sealed record TreeNode(string Id, string Question, IReadOnlyList<TreeAnswer> Answers);
