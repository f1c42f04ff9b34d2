namespace Pointsman.Cli;

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Right">Whether its cells end at the same place, as numbers do.</param>
internal sealed record Column(string Title, bool Right = false)
{
    public static Column Number(string title) => new(title, Right: true);

    public static implicit operator Column(string title) => new(title);
}
