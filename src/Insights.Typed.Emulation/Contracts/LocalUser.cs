namespace Insights.Typed.Emulation.Contracts;

/// <summary>The user of every token.</summary>
internal static class LocalUser
{
    public const string Name = "user@partner.example";
}
