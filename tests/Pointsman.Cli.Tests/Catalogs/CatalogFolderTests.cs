using System.Text;
using Xunit;

namespace Pointsman.Cli.Tests.Catalogs;

/// <summary>A change of a catalog is all or nothing, wherever it breaks off.</summary>
public sealed class CatalogFolderTests : IDisposable
{
    private const string Offers = "facts/openrouter/offers.jsonl";
    private const string Models = "facts/openrouter/models.jsonl";

    private static readonly Dictionary<string, byte[]> _change = new()
    {
        [Models] = Encoding.UTF8.GetBytes("{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n"),
        [Offers] = Encoding.UTF8.GetBytes(SmallFolder.TwoOffers + "{\"id\":\"maker/c\",\"model\":\"c\"}\n"),
    };

    private readonly SmallFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fault_at_any_step_leaves_the_old_catalog_or_the_whole_new_one()
    {
        List<string> steps = [];
        using (var rehearsal = new SmallFolder())
        {
            await new CatalogFolder(rehearsal.Path, steps.Add).ReplaceAsync(_change, _ => { }, CancellationToken.None);
        }

        foreach (string fatal in steps)
        {
            using var folder = new SmallFolder();
            var breaking = new CatalogFolder(folder.Path, step => ThrowAt(step, fatal));

            await Assert.ThrowsAsync<IOException>(
                () => breaking.ReplaceAsync(_change, _ => { }, CancellationToken.None));

            bool decided = steps.IndexOf(fatal) > steps.IndexOf("commit");
            Assert.Equal(decided ? 3 : 2, folder.Load().Offers.Count);
            Assert.Equal(decided ? 3 : 2, folder.Load().Models.Count);
        }

        Assert.True(steps.Count >= 6);
    }

    [Fact]
    public async Task The_next_change_finishes_what_was_decided()
    {
        var breaking = new CatalogFolder(_folder.Path, step => ThrowAt(step, $"move {Offers}"));
        await Assert.ThrowsAsync<IOException>(() => breaking.ReplaceAsync(_change, _ => { }, CancellationToken.None));

        await new CatalogFolder(_folder.Path)
            .ReplaceAsync(new Dictionary<string, byte[]>(), _ => { }, CancellationToken.None);

        Assert.Contains(
            "maker/c", await File.ReadAllTextAsync(_folder.In(Offers), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.In(".import-ready")));
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_ignored_and_cleared_away()
    {
        _folder.Write(".import-new/facts/openrouter/offers.jsonl", "{ half a li");
        Assert.Equal(2, _folder.Load().Offers.Count);

        await new CatalogFolder(_folder.Path).ReplaceAsync(_change, _ => { }, CancellationToken.None);

        Assert.Equal(3, _folder.Load().Offers.Count);
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(_folder.Path), path => Path.GetFileName(path).StartsWith('.'));
    }

    [Fact]
    public async Task A_change_that_the_check_refuses_leaves_no_trace()
    {
        var before = _folder.State();

        await Assert.ThrowsAsync<FaultsException>(() => new CatalogFolder(_folder.Path).ReplaceAsync(
            new Dictionary<string, byte[]> { [Offers] = "not json"u8.ToArray() }, files =>
                Catalog.Load(files), CancellationToken.None));

        Assert.True(before.SequenceEqual(_folder.State()));
    }

    [Fact]
    public async Task Two_changes_at_once_are_refused()
    {
        bool refused = false;
        var first = new CatalogFolder(_folder.Path, step => refused |= step == "check" && SecondIsRefused());

        await first.ReplaceAsync(_change, _ => { }, CancellationToken.None);

        Assert.True(refused);
    }

    private bool SecondIsRefused() => new CatalogFolder(_folder.Path)
        .ReplaceAsync(_change, _ => { }, CancellationToken.None).Exception?.InnerException is FaultsException;

    private static void ThrowAt(string step, string fatal)
    {
        if (step == fatal)
        {
            throw new IOException($"injected at {step}");
        }
    }
}
