using Xunit;

namespace Pointsman.Server.Tests.Gateway.Caching;

public sealed class AnswerCacheTests
{
    private static readonly CacheSettings Room = new() { Entries = 3, Bytes = 100, EntryBytes = 50 };

    private readonly SteppedTime _time = new();
    private readonly GatewayClock _clock;
    private readonly AnswerCache _cache;

    public AnswerCacheTests()
    {
        _clock = new GatewayClock(_time);
        _cache = new AnswerCache(_clock);
    }

    [Fact]
    public void What_was_kept_is_found_under_its_key_only()
    {
        CachedAnswer answer = Keep(1);
        Assert.Same(answer, _cache.Find(Key(1), out _));
        Assert.Null(_cache.Find(Key(2), out Task<CachedAnswer?>? others));
        Assert.Null(others);
    }

    [Fact]
    public void The_least_lately_used_goes_first_when_there_are_too_many()
    {
        Keep(1);
        Keep(2);
        Keep(3);
        Assert.NotNull(_cache.Find(Key(1), out _));
        Keep(4);
        Assert.Equal([1, 3, 4], Kept(4));
    }

    [Fact]
    public void All_together_are_no_larger_than_allowed()
    {
        Keep(1, bytes: 40);
        Keep(2, bytes: 40);
        Keep(3, bytes: 40);
        Assert.Equal([2, 3], Kept(3));
        Keep(4, bytes: 20);
        Assert.Equal([2, 3, 4], Kept(4));
    }

    [Fact]
    public void One_that_is_too_large_is_not_kept_but_given_to_those_who_wait()
    {
        Assert.Null(_cache.Find(Key(1), out _));
        Assert.Null(_cache.Find(Key(1), out Task<CachedAnswer?>? others));
        CachedAnswer answer = Answer(51);
        _cache.Keep(Key(1), answer, Room);
        Assert.Same(answer, others!.IsCompletedSuccessfully ? Finished(others) : null);
        Assert.Equal(0, _cache.Count);
    }

    [Fact]
    public void An_answer_holds_until_its_time_and_not_longer()
    {
        Keep(1);
        _time.Pass(TimeSpan.FromSeconds(59.999));
        Assert.NotNull(_cache.Find(Key(1), out _));
        _time.Pass(TimeSpan.FromSeconds(0.001));
        Assert.Null(_cache.Find(Key(1), out Task<CachedAnswer?>? others));
        Assert.Null(others);
        Assert.Equal(0, _cache.Count);
    }

    [Fact]
    public async Task A_rush_waits_for_the_first_and_gets_its_answer()
    {
        Assert.Null(_cache.Find(Key(1), out Task<CachedAnswer?>? first));
        Assert.Null(first);
        List<Task<CachedAnswer?>> waiting = [];
        for (int i = 0; i < 100; i++)
        {
            Assert.Null(_cache.Find(Key(1), out Task<CachedAnswer?>? others));
            waiting.Add(others!);
        }

        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        CachedAnswer answer = Answer(10);
        _cache.Keep(Key(1), answer, Room);
        Assert.All(await Task.WhenAll(waiting), one => Assert.Same(answer, one));
        Assert.Same(answer, _cache.Find(Key(1), out _));
    }

    [Fact]
    public async Task When_the_first_gives_up_one_other_fetches_and_the_rest_wait_for_it()
    {
        _cache.Find(Key(1), out _);
        _cache.Find(Key(1), out Task<CachedAnswer?>? second);
        _cache.GiveUp(Key(1));
        Assert.Null(await second!);
        Assert.Null(_cache.Find(Key(1), out Task<CachedAnswer?>? next));
        Assert.Null(next);
        Assert.Null(_cache.Find(Key(1), out Task<CachedAnswer?>? third));
        Assert.NotNull(third);
    }

    [Fact]
    public async Task However_many_threads_ask_there_is_one_who_fetches_at_a_time()
    {
        int fetching = 0, fetched = 0, most = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 200; i++)
            {
                CacheKey key = Key(i);
                CachedAnswer? answer = _cache.Find(key, out Task<CachedAnswer?>? others) ?? (others is null ? null : await others);
                if (answer is null && others is null)
                {
                    Interlocked.Increment(ref fetched);
                    if (i % 7 == 0)
                    {
                        _cache.GiveUp(key);
                    }
                    else
                    {
                        most = Math.Max(most, Interlocked.Increment(ref fetching));
                        Interlocked.Decrement(ref fetching);
                        _cache.Keep(key, Answer(1), Room);
                    }
                }
            }
        })));
        Assert.InRange(fetched, 200, 16 * 200);
        Assert.InRange(_cache.Count, 0, Room.Entries);
        for (int i = 0; i < 200; i++)
        {
            Assert.False(_cache.Find(Key(i), out Task<CachedAnswer?>? others) is null && others is not null);
        }
    }

    private static CacheKey Key(int number) => new(0, (UInt128)number);

    private CachedAnswer Answer(int bytes) =>
        new(new byte[bytes], "application/json", "mock/model", _clock.Milliseconds + 60_000);

    private CachedAnswer Keep(int key, int bytes = 10)
    {
        CachedAnswer answer = Answer(bytes);
        _cache.Find(Key(key), out _);
        _cache.Keep(Key(key), answer, Room);
        return answer;
    }

    private IEnumerable<int> Kept(int most) =>
        Enumerable.Range(1, most).Where(key => _cache.Find(Key(key), out _) is not null);

    private static CachedAnswer? Finished(Task<CachedAnswer?> task) => task.GetAwaiter().GetResult();
}
