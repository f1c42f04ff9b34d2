namespace Pointsman;

/// <summary>What a chart says of itself to those who do not see it.</summary>
/// <param name="Id">The start of the ids of its elements; of a page's charts no two have the same.</param>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Description">What is to be seen in it, in sentences.</param>
public sealed record ChartCaption(string Id, string Title, string Description);
