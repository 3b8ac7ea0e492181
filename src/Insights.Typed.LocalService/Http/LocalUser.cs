namespace Insights.Typed.LocalService.Http;

/// <summary>Whoever has the token is this user.</summary>
internal static class LocalUser
{
    public const string Name = "user@partner.example";
}
