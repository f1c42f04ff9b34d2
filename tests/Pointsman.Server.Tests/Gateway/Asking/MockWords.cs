namespace Pointsman.Server.Tests.Gateway;

/// <summary>What the mock upstream says, in whole; written down here so that the tests do not ask the mock.</summary>
internal static class MockWords
{
    private static readonly string[] Words =
        ["The ", "points ", "are ", "set, ", "and ", "the ", "train ", "may ", "pass. "];

    /// <summary>An answer of so many pieces.</summary>
    public static string Pieces(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => Words[i % Words.Length]));
}
