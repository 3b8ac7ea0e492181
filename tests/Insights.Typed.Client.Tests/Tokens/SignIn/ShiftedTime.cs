namespace Insights.Typed.Client.Tests.Tokens.SignIn;

/// <summary>
/// The machine's clock, moved ahead by a test. The identity library goes by the machine's clock, so that one that starts
/// elsewhere would take its tokens for expired.
/// </summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Advance(TimeSpan time) => ahead += time;
}
