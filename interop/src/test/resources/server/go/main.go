// pgx: every type in binary form, parameters, statement caches and modes, batches, errors, cancelling.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

func main() {
	ctx, end := context.WithTimeout(context.Background(), 2*time.Minute)
	defer end()
	for _, mode := range []string{"cache_statement", "cache_describe", "describe_exec", "exec", "simple_protocol"} {
		url := "postgres://ada@" + os.Getenv("NEURALAKE_POSTGRES") + "/neuralake?default_query_exec_mode=" + mode
		connection, err := pgx.Connect(ctx, url)
		must(err, mode)
		types(ctx, connection, mode)
		parameters(ctx, connection, mode)
		failures(ctx, connection)
		if mode == "cache_statement" {
			batches(ctx, connection)
			cancelling(ctx, connection)
		}
		must(connection.Close(ctx), mode)
	}
	fmt.Println("all is well")
}

func types(ctx context.Context, connection *pgx.Conn, mode string) {
	var id int64
	var truth *bool
	var small *int16
	var number *int32
	var float *float64
	var word *string
	var bytes []byte
	var day, local, moment *time.Time
	var clock pgtype.Time
	var amount pgtype.Numeric
	var numbers []*int32
	var pair map[string]any
	rows, err := connection.Query(ctx, `SELECT id, truth, i16, i32, f64, word, bytes, day, clock, local, moment, amount, numbers, pair
		FROM public.types ORDER BY id`)
	must(err, mode)
	count := 0
	_, err = pgx.ForEachRow(rows, []any{&id, &truth, &small, &number, &float, &word, &bytes, &day, &clock, &local, &moment, &amount, &numbers, &pair},
		func() error {
			equal(int64(count), id)
			if small != nil {
				equal(int16(id*1000-30000), *small)
			}
			count++
			return nil
		})
	must(err, mode)
	equal(60, count)
}

func parameters(ctx context.Context, connection *pgx.Conn, mode string) {
	day := time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)
	moment := time.Date(2024, 4, 14, 9, 30, 0, 123456000, time.UTC)
	var number int64
	var float float64
	var text string
	var truth bool
	var date, instant time.Time
	var none *int32
	err := connection.QueryRow(ctx, `SELECT $1::int8, $2::float8, $3::varchar, $4::bool, $5::date, $6::timestamptz, $7::int4`,
		int64(-7), 1.5, "it's ünï 🦊", true, day, moment, nil).Scan(&number, &float, &text, &truth, &date, &instant, &none)
	must(err, mode)
	equal(int64(-7), number)
	equal(1.5, float)
	equal("it's ünï 🦊", text)
	equal(true, truth)
	equal(true, day.Equal(date))
	equal(true, moment.Equal(instant))
	equal((*int32)(nil), none)
	var count int
	must(connection.QueryRow(ctx, "SELECT count(*) FROM public.trips WHERE city = $1 AND id < $2", "Oslo", 10).Scan(&count), mode)
	equal(4, count)
}

func failures(ctx context.Context, connection *pgx.Conn) {
	for statement, code := range map[string]string{
		"SELECT * FROM nothing": "42P01", "SELECT nothing FROM public.types": "42703", "SELEC 1": "42601", "DROP TABLE public.types": "25006",
	} {
		_, err := connection.Exec(ctx, statement)
		var told *pgconn.PgError
		equal(true, errors.As(err, &told))
		equal(code, told.Code)
	}
}

func batches(ctx context.Context, connection *pgx.Conn) {
	batch := &pgx.Batch{}
	for i := range 10 {
		batch.Queue("SELECT $1::int * 2", i)
	}
	results := connection.SendBatch(ctx, batch)
	for i := range 10 {
		var twice int
		must(results.QueryRow().Scan(&twice), "batch")
		equal(2*i, twice)
	}
	must(results.Close(), "batch")
}

func cancelling(ctx context.Context, connection *pgx.Conn) {
	_, err := connection.Exec(ctx, "SET statement_timeout = '300ms'")
	must(err, "set")
	_, err = connection.Exec(ctx, "SELECT count(*) FROM range(10000000000) a, range(1000) b WHERE a.range % 7 = b.range")
	var told *pgconn.PgError
	equal(true, errors.As(err, &told))
	equal("57014", told.Code)
}

func must(err error, what string) {
	if err != nil {
		fmt.Fprintln(os.Stderr, what+":", err)
		os.Exit(1)
	}
}

func equal(expected, found any) {
	if !reflect.DeepEqual(expected, found) {
		panic(fmt.Sprintf("%v (%T) where there should be %v (%T)", found, found, expected, expected))
	}
}
