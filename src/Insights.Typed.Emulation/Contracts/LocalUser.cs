namespace Insights.Typed.Emulation.Contracts;

/// <summary>Whoever has the token is this user.</summary>
internal static class LocalUser
{
    public const string Name = "user@partner.example";
}
