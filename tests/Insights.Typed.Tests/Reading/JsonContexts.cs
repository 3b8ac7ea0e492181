using System.Text.Json;
using System.Text.Json.Serialization;
using Insights.Typed.Serialization;

namespace Insights.Typed
{
    /// <summary>Declared, so that the source generator of JSON sees the type; its content is generated.</summary>
    internal sealed partial record EverythingRow;
}

namespace Insights.Typed.Tests.Reading
{
    /// <summary>A row as a program declares it.</summary>
    internal sealed record Seat(string Name, long Seats);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(List<Seat>))]
    internal sealed partial class SeatContext : JsonSerializerContext;

    /// <summary>For generated rows, whose converter must be named: the source generator does not see their attribute.</summary>
    [JsonSourceGenerationOptions(Converters = [typeof(RowJsonConverter<EverythingRow>)])]
    [JsonSerializable(typeof(List<EverythingRow>))]
    internal sealed partial class RowContext : JsonSerializerContext;

    /// <summary>The properties of a whole row with all its metrics.</summary>
    internal sealed record Mirror(
        string Name, long Seats, decimal Price, DateOnly Day, DateTime Moment, Guid Id, bool IsOn, bool IsOne,
        string? MaybeName, long? MaybeSeats, decimal? MaybePrice, DateOnly? MaybeDay, DateTime? MaybeMoment, Guid? MaybeId, bool? MaybeOn, bool? MaybeOne,
        long Customers, decimal Revenue, decimal? MaybeRevenue)
    {
        public static Mirror From(EverythingRow x) => new(
            x.Name, x.Seats, x.Price, x.Day, x.Moment, x.Id, x.IsOn, x.IsOne,
            x.MaybeName, x.MaybeSeats, x.MaybePrice, x.MaybeDay, x.MaybeMoment, x.MaybeId, x.MaybeOn, x.MaybeOne,
            x.Customers, x.Revenue, x.MaybeRevenue);
    }

    internal static class MirrorContext
    {
        /// <summary>The options, or those of reflection if they support only generated rows.</summary>
        public static JsonSerializerOptions With(JsonSerializerOptions options, string name) => name == "source-generated" ? JsonSerializerOptions.Default : options;
    }
}
