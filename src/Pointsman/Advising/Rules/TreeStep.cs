namespace Pointsman;

/// <summary>One step of a walk through a tree.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="Because">The condition that held; absent when the answer was the one left over.</param>
public sealed record TreeStep(string Question, string Answer, string? Because);
