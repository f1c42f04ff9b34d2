using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

/// <summary>Code of models is run apart. Where the machine cannot set it apart, or lacks a language, it is told so.
/// </summary>
public sealed class CodeTests
{
    private static readonly EvaluatorTools Allowed = new() { MayRunCode = true };

    // A problem in the shape of HumanEval (Chen et al. 2021): a prompt to complete, and a test that checks a name.
    private const string Problem = """
        code: {before: "{{prompt}}", after: "{{test}}\ncheck({{entry_point}})"}
        """;

    private static readonly (string, object)[] Values =
    [
        ("prompt", "def double(x):\n    \"\"\"Twice x.\"\"\"\n"),
        ("test", "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate(0) == 0\n"),
        ("entry_point", "double"),
    ];

    [Theory]
    [InlineData("    return 2 * x\n", true)]
    [InlineData("```python\ndef double(x):\n    return x + x\n```\nThat is it.", true)]
    [InlineData("Sure:\n```\ndef double(x):\n    return x + x\n```", true)]
    [InlineData("    return x + 2\n", false)]
    [InlineData("    return y\n", false)]
    [InlineData("no code at all", false)]
    [InlineData("    import os; os._exit(0)\n", false)]
    public async Task A_completion_passes_when_the_tests_of_its_case_do(string answer, bool passes)
    {
        EvaluatorScore score = await Run(Problem, answer, Values);
        Assert.Equal(passes, score.Passed);
    }

    [Theory]
    [InlineData("javascript", "console.assert(1 + 1 === 2);", true)]
    [InlineData("javascript", "throw new Error('no')", false)]
    [InlineData("bash", "test $((1 + 1)) = 2", true)]
    [InlineData("bash", "exit 3", false)]
    [InlineData("bash", "false; true", true)]
    [InlineData("bash", "test 1 = 2", false)]
    public async Task Other_languages_run_too(string language, string answer, bool passes) =>
        Assert.Equal(passes, (await Run($"code: {language}", answer)).Passed);

    [Theory]
    [InlineData("import socket; socket.create_connection(('127.0.0.1', 1))", "ConnectionRefused")]
    [InlineData("import socket; socket.create_connection(('192.0.2.1', 80), 5)", "unreachable")]
    [InlineData("x = bytearray(1 << 30)", "MemoryError")]
    [InlineData("import os; os.environ['HOME'].index('pointsman-code-'); os.environ['SECRET']", "KeyError")]
    [InlineData("print('x' * 100_000)", "wrote more than 64KB")]
    public async Task Code_reaches_nothing_that_is_not_its_own(string answer, string why)
    {
        EvaluatorScore score = await Run("code: python", answer);
        Assert.False(score.Passed);
        bool refused = score.Reason!.Contains(why, StringComparison.OrdinalIgnoreCase);

        // Without a network even this machine's own address is unreachable.
        Assert.True(refused || (why == "ConnectionRefused" && score.Reason.Contains("unreachable")), score.Reason);
    }

    // Each process waits for the first to end, at most 300 of them.
    [Theory]
    [InlineData("code: {language: python, process-limit: 40}", false)]
    [InlineData("code: {language: python, process-limit: 40, network: yes}", false)]
    [InlineData("code: {language: python, process-limit: 400}", true)]
    public async Task Code_that_starts_more_processes_than_it_may_is_refused_them(string yaml, bool passes)
    {
        Assert.SkipUnless(Environment.OSVersion.Version >= new Version(5, 14), "this Linux counts no processes apart");
        await Run("code: python", "pass");
        EvaluatorScore score = await Run(
            yaml,
            """
            import os
            read, write = os.pipe()
            for _ in range(300):
                if os.fork() == 0:
                    os.close(write)
                    os.read(read, 1)
                    os._exit(0)
            """);
        Assert.Equal(passes, score.Passed);
        Assert.Contains(passes ? "" : "Resource temporarily unavailable", score.Reason ?? "");
    }

    [Fact]
    public async Task What_code_leaves_running_ends_with_it()
    {
        Assert.True((await Run("code: bash", "sleep 98761.5 &")).Passed);
        Assert.True((await Run("code: {language: bash, network: yes}", "sleep 98761.5 &")).Passed);
        while (IsRunning("sleep\098761.5"))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Theory]
    [InlineData("test $(double 2) = 4", true)]
    [InlineData("test $(double 2) = 5", false)]
    [InlineData("test $(double 2) = 5\ntest $(double 2) = 4", false)]
    public async Task A_test_in_bash_that_fails_is_a_failure(string tests, bool passes) =>
        Assert.Equal(passes, (await Judged.Of(
            "code: {language: bash, after: '{{test}}'}", new Answer { Text = "double() { echo $((2 * $1)); }" },
            tools: Allowed, values: [("test", tests)])).Passed);

    // What leaves the group of processes holds the outputs open; a set of processes of its own ends it all the same.
    [Fact]
    public async Task What_code_sends_into_the_background_for_good_ends_with_it_though_it_may_use_the_network()
    {
        await Run("code: bash", "true");
        Assert.True((await Run("code: {language: bash, network: yes}", "setsid sleep 98763.5 &")).Passed);
        while (IsRunning("sleep\098763.5"))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_command_whose_child_holds_its_outputs_open_takes_no_longer_than_its_time()
    {
        using var folder = new TemporaryFolder();
        var time = new RingsWhenTold();
        var evaluator = new CommandEvaluator(
            ["sh", "-c", "setsid sh -c 'echo $$ > child; exec sleep 98764.5' & until [ -s child ]; do :; done; echo 1"],
            folder.Path, time: time);
        var answer = new Evaluated { Case = new Case { Id = "a" }, Answer = new Answer { Text = "x" } };
        Task<EvaluatorScore> judging = evaluator.ScoreAsync(answer, Allowed, Cancel).AsTask();
        while (!IsRunning("sleep\098764.5"))
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        time.Ring();
        EvaluatorScore score = await judging;
        using Process child = Process.GetProcessById(
            int.Parse(await File.ReadAllTextAsync(folder.File("child"), Cancel), CultureInfo.InvariantCulture));
        child.Kill();
        Assert.Equal("the command did not end within 30s", score.Error);
    }

    [Fact]
    public async Task Code_that_does_not_end_is_ended()
    {
        var evaluator = new CodeEvaluator(new CodeOptions { Language = "bash", Network = true }, new RingsAtOnce());
        var answer = new Evaluated { Case = new Case { Id = "a" }, Answer = new Answer { Text = "sleep 98762.5" } };
        EvaluatorScore score = await evaluator.ScoreAsync(answer, Allowed, TestContext.Current.CancellationToken);
        Assert.Equal("did not end within 10s", score.Reason);
    }

    [Theory]
    [InlineData("code: python", "code of models is not run unless it is allowed: --allow-code")]
    [InlineData("command: 'true'", "commands of the suite are not run unless it is allowed: --allow-code")]
    public async Task Nothing_is_run_unless_it_is_allowed(string yaml, string error) =>
        Assert.Equal(error, (await Judged.Of(yaml, "x")).Error);

    [Theory]
    [InlineData("0.25", 0.25, false, null)]
    [InlineData("true", 1, true, null)]
    [InlineData("false\n", 0, false, null)]
    [InlineData("{\"score\": 0.25, \"passed\": true, \"reason\": \"fine\"}", 0.25, true, "fine")]
    [InlineData("{\"passed\": false}", 0, false, null)]
    [InlineData("{\"score\": true, \"reason\": \"fine\"}", 1, true, "fine")]
    public async Task A_command_judges(string output, double value, bool passes, string? reason)
    {
        EvaluatorScore score = await Command($"cat > /dev/null; printf '%s' '{output}'");
        Assert.Equal((value, passes, reason), (score.Value, score.Passed, score.Reason));
    }

    [Fact]
    public async Task A_command_that_says_no_passes_nothing_whatever_the_threshold() => Assert.False(
        (await Judged.Of("command: {run: [echo, 'false'], threshold: 0}", new Answer { Text = "" }, tools: Allowed))
        .Passed);

    [Theory]
    [InlineData("exit 3", "the command ended with 3")]
    [InlineData("echo 2", "the command printed '2'")]
    [InlineData("echo fine", "the command printed 'fine'")]
    [InlineData("true", "the command printed ''")]
    [InlineData("head -c 100000 /dev/zero", "the command wrote more than 64KB")]
    public async Task A_command_that_fails_or_talks_nonsense_is_an_error(string script, string error) =>
        Assert.StartsWith(error, (await Command(script)).Error);

    [Fact]
    public async Task A_command_reads_the_case_and_the_answer_and_stands_in_the_suites_folder()
    {
        using var folder = new TemporaryFolder();
        await Judged.Of(
            "command: [sh, -c, 'cat > in.json; echo 1']", new Answer { Text = "4" }, "four", Allowed, folder.Path);
        string read = await File.ReadAllTextAsync(folder.File("in.json"), TestContext.Current.CancellationToken);
        Assert.Equal(
            """
            {"case":{"id":"a","values":{},"expected":"four","category":null,"difficulty":null},
            "answer":{"text":"4"},"messages":[{"role":"user","content":"What?"}],"model":"sim/small"}
            """.ReplaceLineEndings(""),
            read);
    }

    [Fact]
    public async Task A_command_that_is_not_there_is_an_error() => Assert.NotNull(
        (await Judged.Of("command: no-such-command-9", new Answer { Text = "" }, tools: Allowed)).Error);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<EvaluatorScore> Command(string script) => Judged.Of(
        $"command: [sh, -c, {System.Text.Json.JsonSerializer.Serialize(script)}]",
        new Answer { Text = "4" }, tools: Allowed);

    private static async Task<EvaluatorScore> Run(string yaml, string answer, params (string, object)[] values)
    {
        EvaluatorScore score = await Judged.Of(yaml, new Answer { Text = answer }, tools: Allowed, values: values);
        Assert.SkipWhen(
            score.Error?.StartsWith("this machine cannot", StringComparison.Ordinal) == true
            || score.Error?.Contains("on the path", StringComparison.Ordinal) == true, score.Error ?? "");
        Assert.Null(score.Error);
        return score;
    }

    private static bool IsRunning(string command) => Directory.EnumerateDirectories("/proc").Any(process =>
    {
        try
        {
            string file = Path.Combine(process, "cmdline");
            return File.Exists(file) && Encoding.UTF8.GetString(File.ReadAllBytes(file))
                .StartsWith(command, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    });

    /// <summary>A clock whose timers ring when they are told to.</summary>
    private sealed class RingsWhenTold : TimeProvider
    {
        private readonly List<(TimerCallback Callback, object? State)> _timers = [];

        public void Ring() => _timers.ForEach(timer => timer.Callback(timer.State));

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timers.Add((callback, state));
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }

    /// <summary>A clock whose timers ring at once.</summary>
    private sealed class RingsAtOnce : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
