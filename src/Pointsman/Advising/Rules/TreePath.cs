namespace Pointsman;

/// <summary>The way taken through a tree.</summary>
/// <param name="Tree">The tree's id.</param>
/// <param name="Title">What the tree decides.</param>
/// <param name="Steps">The questions and answers.</param>
/// <param name="Leaf">Where it ended.</param>
public sealed record TreePath(string Tree, string Title, IReadOnlyList<TreeStep> Steps, TreeAnswer Leaf);
