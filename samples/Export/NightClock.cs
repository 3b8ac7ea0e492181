namespace ExportSample;

/// <summary>The clock of the service on this machine, on which nights pass in a moment.</summary>
internal sealed class NightClock : TimeProvider
{
    private TimeSpan passed;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + passed;

    public void PassNight() => passed += TimeSpan.FromHours(24);
}
