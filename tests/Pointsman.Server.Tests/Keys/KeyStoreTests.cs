using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Pointsman.Server.Tests.Keys;

public sealed class KeyStoreTests : IDisposable
{
    private readonly KeyFile _file = new();
    private readonly KeyRing _ring = new();
    private readonly KeyStore _store;

    public KeyStoreTests() => _store = new KeyStore(_file.Connect, _ring);

    public void Dispose() => _file.Dispose();

    private static KeyDraft Full() => new()
    {
        Name = "search & find",
        Expires = Some.Noon.AddDays(30),
        Limits = new KeyLimits
        {
            Requests = new(60, 1_000, 20_000),
            Tokens = new(PerDay: 1_000_000),
            Usd = new(0.000_001m, PerMonth: 20.25m),
            Concurrency = 8,
        },
        Routes = new NamePatterns(["support", "auto*"]),
        Models = new NamePatterns(["openai/*"]),
        Tags = [new KeyTag("cost-center", "4711"), new KeyTag("team", "a, \"b\"")],
    };

    private KeyFound Find(string secret, DateTimeOffset? now = null) =>
        _ring.Find(Encoding.UTF8.GetBytes(secret), now ?? Some.Noon);

    [Fact]
    public void A_key_that_is_created_is_good_at_once_and_after_a_restart()
    {
        CreatedKey created = _store.Create(Full(), Some.Noon);
        Assert.True(Find(created.Secret).Good);
        var later = new KeyRing();
        new KeyStore(_file.Connect, later).Load();
        Assert.Equal(created.Key.Id, later.Find(Encoding.UTF8.GetBytes(created.Secret), Some.Noon).Key?.Id);
    }

    [Fact]
    public void Everything_of_a_key_comes_back_as_it_was_given()
    {
        KeyDraft draft = Full();
        _store.Create(draft, Some.Noon);
        Key key = Assert.Single(_store.List(0, 10));
        Assert.Equal((draft.Name, draft.Expires, draft.Limits), (key.Name, key.Expires, key.Limits));
        Assert.Equal((draft.Routes, draft.Models), (key.Routes, key.Models));
        Assert.Equal(draft.Tags, key.Tags);
        Assert.Equal((Some.Noon, null), (key.Created, key.Revoked));
    }

    [Fact]
    public void A_secret_is_long_random_and_stored_nowhere()
    {
        string first = _store.Create(Full(), Some.Noon).Secret;
        CreatedKey second = _store.Create(Full(), Some.Noon);
        Assert.Matches("^pm_[A-Za-z0-9_-]{43}$", first);
        Assert.NotEqual(first, second.Secret);
        Assert.Equal(second.Secret[..8], second.Key.Prefix);
        using SqliteConnection connection = _file.Connect();
        foreach (IDictionary<string, object> row in connection.Query("SELECT * FROM keys"))
        {
            string all = string.Join('|', row.Values.Select(value => value is byte[] bytes
                ? Encoding.UTF8.GetString(bytes) : value?.ToString()));
            Assert.DoesNotContain(first[8..], all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_text_of_a_key_gives_its_secret_away()
    {
        CreatedKey created = _store.Create(Full(), Some.Noon);
        string said = $"{created} {created.Key} {Find(created.Secret)} {Find(created.Secret).Message}";
        Assert.DoesNotContain(created.Secret[8..], said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revoked_key_is_refused_at_once_and_after_a_restart_and_stays_in_the_list()
    {
        CreatedKey created = _store.Create(Full(), Some.Noon);
        Assert.Equal(Some.Noon.AddHours(1), _store.Revoke(created.Key.Id, Some.Noon.AddHours(1))?.Revoked);
        Assert.Equal(Some.Noon.AddHours(1), _store.Revoke(created.Key.Id, Some.Noon.AddHours(2))?.Revoked);
        Assert.Equal(KeyRefusal.Revoked, Find(created.Secret).Refusal);
        _store.Load();
        Assert.Equal(KeyRefusal.Revoked, Find(created.Secret).Refusal);
        Assert.Single(_store.List(0, 10));
    }

    [Fact]
    public void Revoking_a_key_that_is_not_there_says_so() => Assert.Null(_store.Revoke(7, Some.Noon));

    [Fact]
    public void A_number_is_never_given_twice_even_if_a_row_is_deleted_by_hand()
    {
        long first = _store.Create(Full(), Some.Noon).Key.Id;
        using (SqliteConnection connection = _file.Connect())
        {
            connection.Execute("DELETE FROM keys");
        }

        Assert.True(_store.Create(Full(), Some.Noon).Key.Id > first);
        Assert.True(first > Key.KeylessId);
    }

    [Fact]
    public async Task Keys_that_are_created_at_the_same_time_are_all_good()
    {
        CreatedKey[] created = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            Task.Run(() => _store.Create(Full(), Some.Noon))));
        Assert.All(created, one => Assert.True(Find(one.Secret).Good));
        Assert.Equal(16, created.Select(one => one.Key.Id).Distinct().Count());
    }

    [Fact]
    public void The_list_goes_on_after_a_number()
    {
        for (int i = 0; i < 5; i++)
        {
            _store.Create(Full(), Some.Noon);
        }

        IReadOnlyList<Key> first = _store.List(0, 2);
        Assert.Equal(2, first.Count);
        Assert.Equal(3, _store.List(first[^1].Id, 10).Count);
    }

    [Fact]
    public void A_limit_that_was_damaged_in_the_database_does_not_become_no_limit()
    {
        _store.Create(Full(), Some.Noon);
        using (SqliteConnection connection = _file.Connect())
        {
            connection.Execute("""UPDATE keys SET limits = '{"usdPerDay":-1}'""");
        }

        Assert.Contains("limits.usdPerDay", Assert.Throws<FaultsException>(() => _store.Load()).Message);
    }
}
