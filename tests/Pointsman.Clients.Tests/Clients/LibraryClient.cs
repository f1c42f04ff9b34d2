namespace Pointsman.Clients.Tests;

/// <summary>A library from NuGet, called from this process.</summary>
/// <remarks>This class owns what all of them do alike: the order of the jobs, the way from an exception to a report. A
/// library's class says how it is asked.</remarks>
internal abstract class LibraryClient : TestedClient
{
    private const int AtOnce = 8;

    public sealed override async Task<IReadOnlyList<Report>> RunAsync(
        Uri gateway, IReadOnlyList<Job> jobs, CancellationToken cancel)
    {
        var reports = new Report[jobs.Count];
        var most = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForAsync(0, jobs.Count, most, async (i, token) =>
            reports[i] = await ReportAsync(gateway, jobs[i], token) with { Id = jobs[i].Id });
        return reports;
    }

    /// <summary>An answer as a whole; the library tries again by itself where it is left its own retries.</summary>
    protected abstract Task<Report> PlainAsync(Uri gateway, string model, bool ownRetries, CancellationToken cancel);

    /// <summary>A stream to its end, or until <paramref name="leave"/> has cancelled.</summary>
    protected abstract Task<Report> StreamAsync(Uri gateway, string model, Action leave, CancellationToken cancel);

    /// <summary>A call of each of the first tools, and the answer to their results.</summary>
    protected abstract Task<Report> ToolsAsync(Uri gateway, string model, int tools, CancellationToken cancel);

    /// <summary>The same, streamed.</summary>
    protected abstract Task<Report> StreamedToolsAsync(Uri gateway, string model, CancellationToken cancel);

    /// <summary>An answer by the schema.</summary>
    protected abstract Task<Report> StructuredAsync(Uri gateway, string model, CancellationToken cancel);

    /// <summary>An answer to a request with the client's own field.</summary>
    protected abstract Task<Report> OwnFieldAsync(Uri gateway, string model, CancellationToken cancel);

    /// <summary>An answer to a question with a picture.</summary>
    protected abstract Task<Report> ImageAsync(Uri gateway, string model, CancellationToken cancel);

    /// <summary>An answer to a question with a sound.</summary>
    protected virtual Task<Report> AudioAsync(Uri gateway, string model, CancellationToken cancel) => Lacked();

    /// <summary>All names of models, and the one by itself.</summary>
    protected abstract Task<Report> ModelsAsync(Uri gateway, string model, CancellationToken cancel);

    /// <summary>The vectors of the phrases.</summary>
    protected virtual Task<Report> EmbeddingsAsync(Uri gateway, string model, CancellationToken cancel) => Lacked();

    /// <summary>The tokens of the prompt.</summary>
    protected virtual Task<Report> CountAsync(Uri gateway, string model, CancellationToken cancel) => Lacked();

    /// <summary>What the library's exception says; null when it is none of its errors.</summary>
    protected abstract Report? Read(Exception error);

    private async Task<Report> ReportAsync(Uri gateway, Job job, CancellationToken cancel)
    {
        try
        {
            return job.Scenario switch
            {
                Scenario.Stream => await StreamAsync(gateway, job.Model, () => { }, cancel),
                Scenario.Tools => await ToolsAsync(gateway, job.Model, 1, cancel),
                Scenario.ParallelTools => await ToolsAsync(gateway, job.Model, Errand.Tools.Count, cancel),
                Scenario.StreamedTools => await StreamedToolsAsync(gateway, job.Model, cancel),
                Scenario.Structured => await StructuredAsync(gateway, job.Model, cancel),
                Scenario.OwnField => await OwnFieldAsync(gateway, job.Model, cancel),
                Scenario.Abort => await LeaveAsync(gateway, job.Model, cancel),
                Scenario.Image => await ImageAsync(gateway, job.Model, cancel),
                Scenario.Audio => await AudioAsync(gateway, job.Model, cancel),
                Scenario.Models => await ModelsAsync(gateway, job.Model, cancel),
                Scenario.Embeddings => await EmbeddingsAsync(gateway, job.Model, cancel),
                Scenario.CountTokens => await CountAsync(gateway, job.Model, cancel),
                Scenario.GiveUp => await PlainAsync(gateway, job.Model, ownRetries: true, cancel),
                Scenario.Wait => await WaitAsync(gateway, job.Model, cancel),
                _ => await PlainAsync(gateway, job.Model, ownRetries: false, cancel),
            };
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            return Read(error) ?? new Report { Crash = error.ToString() };
        }
    }

    // The first call finds out that the provider is busy; the second is the library's to wait for.
    private async Task<Report> WaitAsync(Uri gateway, string model, CancellationToken cancel)
    {
        try
        {
            await PlainAsync(gateway, model, ownRetries: false, cancel);
            return new Report { Crash = "the provider was not busy" };
        }
        catch (Exception error) when (Read(error) is { Status: 429 })
        {
            return await PlainAsync(gateway, model, ownRetries: true, cancel);
        }
    }

    private static Task<Report> Lacked() => Task.FromResult(new Report { Crash = "the library has no call for it" });

    private async Task<Report> LeaveAsync(Uri gateway, string model, CancellationToken cancel)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            Report report = await StreamAsync(gateway, model, leaving.Cancel, leaving.Token);
            return report with { Left = leaving.IsCancellationRequested };
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return new Report { Left = true };
        }
    }
}
