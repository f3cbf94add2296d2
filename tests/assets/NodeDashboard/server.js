const { createServer } = require('node:http');

createServer((_, response) => response.end(JSON.stringify(process.env))).listen(Number(process.env.PORT), '127.0.0.1');
