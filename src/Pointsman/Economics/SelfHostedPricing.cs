namespace Pointsman;

/// <summary>The model runs on GPUs of one's own, owned or rented.</summary>
public sealed record SelfHostedPricing : Pricing
{
    /// <summary>The model, the GPUs and the people.</summary>
    public required SelfHosting Hosting { get; init; }

    /// <inheritdoc />
    public override Bill For(Workload workload)
    {
        HostingNeed need = HostingNeed.Of(Hosting, workload);
        string gpus = $"{Figure(need.Gpus)} GPUs × {Figure(Hosting.HoursPerMonth)} h × {Hosting.GpuPerHour}";
        string people = $"{Figure(Hosting.People)} people × {Hosting.PersonPerMonth}";
        return Sum(
            workload,
            new BillLine("GPUs", gpus, need.GpuCost),
            new BillLine("people", people, Hosting.PersonPerMonth * Hosting.People),
            new BillLine("other", "as given", Hosting.OtherPerMonth));
    }
}
