using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Pointsman.Benchmarks;
using Pointsman.Benchmarks.Powers;
using Pointsman.Benchmarks.Runs;

if (args is ["mixes", .. var rest])
{
    return await MixCommand.RunAsync(rest, Console.Out, TimeProvider.System);
}

if (args is ["power"])
{
    return PowerReport.Print(Console.Out);
}

if (args is ["scan"])
{
    ScanTimes.Print();
    return 0;
}

if (args is ["pace", .. var seconds])
{
    return await PaceReport.RunAsync(Console.Out, seconds is [var many] ? int.Parse(many) : 30);
}

if (args is ["run", .. var cases])
{
    await RunTimes.PrintAsync(Console.Out, cases is [var many] ? int.Parse(many) : 20_000);
    return 0;
}

// In process: the machine that runs this is often shared, and a process less is noise less.
IConfig config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
    .WithWarmupCount(5).WithIterationCount(12));
BenchmarkSwitcher.FromAssembly(typeof(AdvisorBenchmarks).Assembly)
    .Run(args.Length == 0 ? ["--filter", "*"] : args, config);
return 0;
