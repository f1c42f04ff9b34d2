using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Tests.Architecture;

/// <summary>A slice of the server keeps its store to itself; <c>Hosting</c> puts the parts together.</summary>
public sealed partial class StoreTests
{
    private const string Server = "src/Pointsman.Server/";

    // None is needed today; one is written as "<slice> uses <store>", with the reason.
    private static readonly Dictionary<string, string> Exceptions = [];

    [Fact]
    public void The_test_sees_the_stores() =>
        Assert.Empty(new[] { "KeyStore", "LedgerStore", "TextStore" }.Except(Stores().Keys));

    [Fact]
    public void A_slice_uses_no_store_but_its_own()
    {
        Dictionary<string, string> home = Stores();
        IEnumerable<string> wrong =
            from file in OfSlices()
            from word in SourceText.Words(file.Text)
            where home.TryGetValue(word, out string? there) && there != file.Slice
            where !Exceptions.ContainsKey($"{file.Slice} uses {word}")
            select $"{file.Path} uses {word} of {home[word]}";
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Fact]
    public void A_slice_takes_no_store_of_another_from_the_parts()
    {
        Dictionary<string, string> home = Stores();
        Dictionary<string, string> parts = PartOfStore()
            .Matches(SourceText.Of(Server + "Hosting/GatewayParts.cs"))
            .ToDictionary(part => part.Groups[2].Value, part => part.Groups[1].Value);
        Assert.NotEmpty(parts);
        IEnumerable<string> wrong =
            from file in OfSlices()
            from Match use in PartUsed().Matches(SourceText.Code(file.Text))
            where parts.TryGetValue(use.Groups[1].Value, out string? store) && home[store] != file.Slice
            where !Exceptions.ContainsKey($"{file.Slice} uses {parts[use.Groups[1].Value]}")
            select $"{file.Path} uses {use.Value} of {home[parts[use.Groups[1].Value]]}";
        Assert.Equal("", string.Join('\n', wrong));
    }

    private static IEnumerable<(string Path, string Slice, string Text)> OfSlices() =>
        from file in SourceText.All
        where file.Path.StartsWith(Server, StringComparison.Ordinal)
        let slice = file.Path.Split('/')[2]
        where slice != "Hosting"
        select (file.Path, slice, file.Text);

    private static Dictionary<string, string> Stores() => (
        from file in OfSlices()
        from type in SourceText.Declared(file.Text)
        where type.EndsWith("Store", StringComparison.Ordinal)
        select (type, file.Slice)).ToDictionary();

    [GeneratedRegex(@"public (\w+Store) (\w+) \{")]
    private static partial Regex PartOfStore();

    [GeneratedRegex(@"\b[Pp]arts\.(\w+)")]
    private static partial Regex PartUsed();
}
