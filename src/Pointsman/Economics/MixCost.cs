using System.Globalization;

namespace Pointsman;

/// <summary>What a mix costs, and how often it is right.</summary>
public sealed record MixCost
{
    /// <summary>What it was computed from.</summary>
    public required Mix Mix { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<MixStepCost> Steps { get; init; }

    /// <summary>What an average request costs.</summary>
    public Usd CostPerRequest => new(Steps.Sum(step => step.Cost.Amount));

    /// <summary>The share of the requests that are answered right.</summary>
    public decimal Accuracy => Steps.Sum(step => step.Accuracy);

    /// <summary>What a right answer costs; absent when none is right.</summary>
    public Usd? CostPerRightAnswer => Accuracy > 0m ? CostPerRequest / Accuracy : null;

    /// <summary>What a month costs, when the volume is known.</summary>
    public Usd? PerMonth => Mix.RequestsPerMonth is { } requests ? CostPerRequest * requests : null;

    /// <summary>The step that costs most.</summary>
    public MixStepCost Costliest => Steps.MaxBy(step => step.Cost)!;

    /// <summary>Computes the mix.</summary>
    /// <exception cref="FaultsException">The mix has no steps, or the shares do not come to 1.</exception>
    public static MixCost Of(Mix mix)
    {
        FaultsException.ThrowIfAny(Check(mix));
        decimal left = 1m;
        var shares = new List<(MixStep Step, decimal Reached)>();
        foreach (MixStep step in mix.Steps)
        {
            shares.Add((step, mix.Kind == MixKind.Cascade ? left : step.Share));
            left -= step.Share;
        }

        decimal total = shares.Sum(pair => pair.Step.CostPerRequest.Amount * pair.Reached);
        return new MixCost { Mix = mix, Steps = [.. shares.Select(pair => CostOf(pair.Step, pair.Reached, total))] };
    }

    /// <summary>What is wrong with a mix; empty when nothing is.</summary>
    public static IReadOnlyList<Fault> Check(Mix mix)
    {
        if (mix.Steps.Count == 0)
        {
            return [new Fault("steps", "there are none", "give at least one step with share, cost and accuracy")];
        }

        decimal sum = mix.Steps.Sum(step => step.Share);
        string found = string.Create(CultureInfo.InvariantCulture, $"the shares come to {sum * 100m:0.####} %");
        return sum == 1m ? [] : [new Fault("steps", found, "make the shares come to 100 %")];
    }

    private static MixStepCost CostOf(MixStep step, decimal reached, decimal total)
    {
        Usd cost = step.CostPerRequest * reached;
        return new MixStepCost(step, reached, cost, total > 0m ? cost.Amount / total : 0m, step.Share * step.Accuracy);
    }
}
