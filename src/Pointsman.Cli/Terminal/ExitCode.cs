namespace Pointsman.Cli;

/// <summary>What the process says to the shell.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Something that should not have happened.</summary>
    public const int Unexpected = 1;

    /// <summary>The question was understood, and nothing satisfies it.</summary>
    public const int NothingFound = 3;

    /// <summary>The comparison was made, and what was compared is not the same.</summary>
    public const int Differs = 100;

    /// <summary>What was judged does not pass.</summary>
    public const int Failed = 100;

    /// <summary>What was asked for cannot be understood or used.</summary>
    public const int BadInput = 2;
}
