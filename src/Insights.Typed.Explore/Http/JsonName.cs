using System.Text.Json;

namespace Insights.Typed.Explore.Http;

/// <summary>The members of enumerations as JSON writes them.</summary>
internal static class JsonName
{
    public static string Get<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
