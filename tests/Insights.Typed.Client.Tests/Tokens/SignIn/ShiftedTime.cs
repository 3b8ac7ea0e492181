namespace Insights.Typed.Client.Tests.Tokens.SignIn;

/// <summary>
/// The machine's clock, advanced by a test. The identity library uses the machine's clock, so another start time would make
/// its tokens expire.
/// </summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Advance(TimeSpan time) => ahead += time;
}
